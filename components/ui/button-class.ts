import { classNames } from './class-names';

/** `primary` is the one filled button of a page; `danger` is filled and stands in dialogs only; `quiet` has no edge. */
export type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet';

export type ButtonShape = {
  look?: ButtonLook | undefined;
  small?: boolean | undefined;
  block?: boolean | undefined;
};

/** The class names of a button of this look and size. */
export function buttonClass({ look = 'plain', small, block }: ButtonShape, more?: string): string {
  return classNames(
    'btn',
    look !== 'plain' && `btn--${look}`,
    small && 'btn--s',
    block && 'btn--block',
    more,
  );
}
