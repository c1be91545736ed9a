import type { Route } from 'next';
import Link, { type LinkProps } from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonShape, buttonClass } from './button-class';

/**
 * A button. `busy` is what it says while its work is under way ("Paying"): it then shows a turning mark, keeps the
 * focus and does nothing when pressed again. Without `type` it is `type="button"`.
 */
export function Button({
  look,
  small,
  block,
  busy = false,
  className,
  type = 'button',
  children,
  onClick,
  ...rest
}: ComponentProps<'button'> & ButtonShape & { busy?: ReactNode }) {
  const isBusy = busy !== false && busy !== undefined && busy !== null;
  return (
    <button
      {...rest}
      type={isBusy ? 'button' : type}
      className={buttonClass({ look, small, block }, className)}
      {...(isBusy ? { 'aria-busy': true } : { onClick })}
    >
      {isBusy ? (
        <>
          <span className="spin" />
          {busy}
        </>
      ) : (
        children
      )}
    </button>
  );
}

/** A link that looks like a button, for going somewhere; doing something takes a `Button`. */
export function ButtonLink<T extends string>({
  href,
  look,
  small,
  block,
  className,
  ...rest
}: Omit<LinkProps<string>, 'href' | 'className'> &
  ButtonShape & { href: Route<T>; className?: string; children: ReactNode }) {
  return <Link {...rest} href={href} className={buttonClass({ look, small, block }, className)} />;
}
