import { confirmInDialog } from "./confirmation.ts";
import type { FrameLink } from "./frame-link.ts";
import { pickProducts } from "./products-picker.ts";
import type { AdminSettings } from "./settings.ts";

const LEAVE_QUESTION = {
  title: "Leave page with unsaved changes?",
  text: "Leaving this page will delete all unsaved changes.",
  yes: "Leave page",
  no: "Stay",
};

/** What App Bridge asks the admin for. */
export const answerQuestions = (link: FrameLink, { storePath }: AdminSettings): void => {
  link.answerTo("session-token", () => fetchJson(`${storePath}/sandbox/session-token`, "POST"));
  link.answerTo("scopes", () => fetchJson(`${storePath}/sandbox/scopes`, "GET"));
  link.answerTo("pick-products", (detail) => pickProducts(`${storePath}/sandbox/products`, detail));
  link.answerTo("confirm-leave", async () => {
    if (await confirmInDialog(LEAVE_QUESTION)) return null;
    // Who stays gets no answer: the app waits with leaving.
    return new Promise(() => undefined);
  });
};

const fetchJson = async (address: string, method: string): Promise<unknown> => {
  const answer = await fetch(address, { method });
  return answer.json();
};
