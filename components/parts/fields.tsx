import { Checkbox, Radio } from '../ui/check';
import { ErrorSummary } from '../ui/error-summary';
import { FieldGroup } from '../ui/field';
import { SearchInput, SelectField, TextareaField, TextField } from '../ui/input';
import { Leaf } from '../ui/leaf';
import { StarInput } from '../ui/star-input';

/** Every field at rest, in focus, wrong and switched off. */
export function Fields() {
  return (
    <>
      <Leaf title="Fields" id="fields">
        <div className="grid gap-x-10 gap-y-6 md:grid-cols-2 [&_.field]:mt-0">
          <TextField
            name="workEmail"
            label="Work e-mail"
            hint="We send one link and never show it."
            type="email"
            defaultValue="d.reyes@example.com"
          />
          <TextField
            name="focus"
            label="Focus"
            hint="Ring on the edge, no shift."
            className="is-focus"
            defaultValue="Leveraged finance"
          />
          <TextField
            name="price"
            label="Price for 30 minutes"
            hint="From $10.00 to $2,000.00"
            error="Enter $10.00 or more."
            prefix="$"
            inputMode="decimal"
            defaultValue="5.00"
          />
          <TextField
            name="picture"
            label="Your picture"
            hint="JPEG, PNG or WebP, at most 5 MB."
            type="file"
            accept="image/jpeg,image/png,image/webp"
          />
          <SelectField
            name="seniority"
            label="Seniority"
            hint="Shown as a band, never a title, when few share it."
            options={[
              { value: 'senior', label: 'Senior' },
              { value: 'mid', label: 'Mid-level' },
              { value: 'junior', label: 'Analyst, associate' },
            ]}
          />
          <TextareaField
            name="question"
            label="What do you want to get out of it?"
            error="Take out “Maya”: names stay hidden until the booking is confirmed."
            under={
              <>
                <span>Draft saved 18:09</span>
                <span>49 of 600</span>
              </>
            }
            className="min-h-22"
            defaultValue="Hi, it is Maya from LSE, could you look at my CV?"
          />
          <FieldGroup id="topics" legend="Topics">
            <Checkbox name="topics" value="technical" defaultChecked>
              Technical interviews
            </Checkbox>
            <Checkbox name="topics" value="case" count="20+">
              Case interviews
            </Checkbox>
            <Checkbox name="topics" value="career" disabled>
              Career change <span className="faint">(too few people)</span>
            </Checkbox>
            <Radio name="applies" value="always" defaultChecked>
              Every week
            </Radio>
            <Radio name="applies" value="once" note="Next week it is as before">
              This week only
            </Radio>
          </FieldGroup>
          <TextField name="off" label="Switched off" disabled defaultValue="Set by Stripe" />
          <div>
            <SearchInput label="Search by employer, role or topic" placeholder="Employer, role or topic" />
          </div>
        </div>
        <div className="mt-8 max-w-measure">
          <StarInput name="culturalFit" legend="Cultural fit" defaultValue={4} />
          <StarInput name="technical" legend="Technical knowledge" />
          <StarInput name="interest" legend="Interest in the industry" error="Choose one to five stars." />
        </div>
      </Leaf>
      <Leaf title="A form sent back">
        <ErrorSummary
          takesFocus={false}
          errors={[
            { field: 'price', message: 'Price: enter $10.00 or more.' },
            { field: 'question', message: 'Question: take out “Maya”.' },
          ]}
        />
      </Leaf>
    </>
  );
}
