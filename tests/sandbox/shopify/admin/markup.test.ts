import { expect, test } from "vitest";
import { html } from "./markup.ts";

test("inserted text is escaped, in content and in attributes", () => {
  const name = `<b>"Tom's" & co</b>`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&lt;b&gt;&quot;Tom&#39;s&quot; &amp; co&lt;/b&gt;">&lt;b&gt;&quot;Tom&#39;s&quot; &amp; co&lt;/b&gt;</p>',
  );
});

test("markup goes in as it is, alone and as a list", () => {
  const item = (text: string) => html`<li>${text}</li>`;
  expect(
    html`<ul>
      ${["a", "b"].map(item)}
    </ul>`.markup.replaceAll(/\s/g, ""),
  ).toBe("<ul><li>a</li><li>b</li></ul>");
});
