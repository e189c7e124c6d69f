// A note. Flaws: markup from props, a link that opens with access to this window.
import React from 'react';

interface Props { html: string; href: string; onClose?: () => void }

export const Note: React.FC<Props> = ({ html, href, onClose }) => {
  const [open, setOpen] = React.useState<boolean>(true);
  return open ? (
    <>
      <img src={href} onClick={() => setOpen(false)} />
      <a href={href} target="_blank">{html.trim()}</a>
      <p dangerouslySetInnerHTML={{ __html: html }}></p>
    </>
  ) : null;
};
