import { Radio } from '@/components/ui/check';
import { FieldGroup } from '@/components/ui/field';

/** Which side of a call somebody is on. It stays for good. */
export function RoleField({ chosen, error }: { chosen: string | undefined; error: string | undefined }) {
  return (
    <FieldGroup id="role" legend="What brings you here?" error={error}>
      <Radio
        name="role"
        value="candidate"
        key={`candidate ${chosen}`}
        defaultChecked={chosen === 'candidate'}
        note="Students and job seekers: ask for calls with people who do the job."
      >
        I look for calls
      </Radio>
      <Radio
        name="role"
        value="professional"
        key={`professional ${chosen}`}
        defaultChecked={chosen === 'professional'}
        note="You set your price and hours, and stay anonymous until a booking is confirmed."
      >
        I offer calls
      </Radio>
    </FieldGroup>
  );
}
