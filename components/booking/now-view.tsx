import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';
import { NowPanel } from '@/components/ui/now-panel';
import { KeepFresh } from './keep-fresh';
import type { Now, NowAction } from './now';
import { Words } from './prose';

/** The panel of `nowOf`, drawn. */
export function NowView({ now }: { now: Now }) {
  return (
    <NowPanel
      title={now.title}
      actions={now.actions?.length ? now.actions.map(action) : undefined}
      after={now.after && <Words of={now.after} />}
      countdown={now.countdown}
    >
      {now.text && (
        <p>
          <Words of={now.text} />
        </p>
      )}
      {now.soon && <KeepFresh />}
    </NowPanel>
  );
}

function action({ label, href, look, leaves, icon }: NowAction) {
  if (leaves) {
    return (
      <a key={href} className={buttonClass({ look })} href={href}>
        {icon && <Icon name={icon} />}
        {label}
      </a>
    );
  }
  return (
    <ButtonLink key={href} look={look} href={href} prefetch={false}>
      {label}
    </ButtonLink>
  );
}
