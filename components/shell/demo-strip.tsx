/** Says, above everything, that this is the demo, and leads to the page where its mail and its clock are. */
export function DemoStrip({ sandboxUrl, wide }: { sandboxUrl: string; wide: boolean }) {
  return (
    <aside className="demo" aria-label="Demo">
      <div className={wide ? 'wrap wrap--wide' : 'wrap'}>
        <span>This is the demo: people, money and mail are made up.</span>
        <a href={sandboxUrl}>Mailbox, payments and clock</a>
      </div>
    </aside>
  );
}
