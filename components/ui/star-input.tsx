import { FieldError } from './field';
import { Icon, StarIcon } from './icon';

/** What each number of stars means, from one to five. */
export const STAR_WORDS = ['weak', 'below average', 'fair', 'good', 'excellent'] as const;

/**
 * One to five stars: five radios under one legend, so arrows, Space and a form without script work as in any group.
 * The fill and the word beside it follow from the checked radio by style alone. Sends `name` = "1" to "5".
 */
export function StarInput({
  name,
  legend,
  defaultValue,
  error,
  required = false,
  onChange,
}: {
  name: string;
  legend: string;
  defaultValue?: number | undefined;
  error?: string | undefined;
  required?: boolean;
  onChange?: (stars: number) => void;
}) {
  return (
    <fieldset className="stars" id={name} {...(error && { 'aria-describedby': `${name}-error` })}>
      <legend>{legend}</legend>
      <div className="set">
        {STAR_WORDS.map((word, index) => (
          <label key={word}>
            <input
              type="radio"
              name={name}
              value={index + 1}
              aria-label={`${index + 1} of 5, ${word}`}
              defaultChecked={defaultValue === index + 1}
              required={required}
              {...(onChange && { onChange: () => onChange(index + 1) })}
            />
            <Icon name="star" className="line" />
            <StarIcon className="full" />
          </label>
        ))}
      </div>
      <span className="word" aria-hidden="true">
        <span className="w0">Not rated</span>
        {STAR_WORDS.map((word, index) => (
          <span key={word} className={`w${index + 1}`}>
            {index + 1}, {word}
          </span>
        ))}
      </span>
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
