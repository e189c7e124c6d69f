import DOMPurify from 'dompurify';

export function Comment({ comment }: { comment: { body: string } }) {
  // ruleid: react-html-not-sanitised
  return <div className="body" dangerouslySetInnerHTML={{ __html: comment.body }} />;
}

export function Article(props: { html: string }) {
  return (
    <article>
      {/* ruleid: react-html-not-sanitised */}
      <section dangerouslySetInnerHTML={{ __html: props.html }}></section>
    </article>
  );
}

export function Clean({ comment }: { comment: { body: string } }) {
  // ok: react-html-not-sanitised
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(comment.body) }} />;
}

export function Text({ comment }: { comment: { body: string } }) {
  // ok: react-html-not-sanitised
  return <div className="body">{comment.body}</div>;
}
