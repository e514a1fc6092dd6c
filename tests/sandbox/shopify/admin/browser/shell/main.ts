import { followAddress, followRedirects } from "./address.ts";
import { answerQuestions } from "./admin-questions.ts";
import { showAppNavigation } from "./app-navigation.ts";
import { linkFrame } from "./frame-link.ts";
import { pageElement } from "./page-element.ts";
import { showSaveBar } from "./save-bar.ts";
import { readSettings } from "./settings.ts";
import { showTitleBar } from "./title-bar.ts";
import { showToasts } from "./toasts.ts";

const toggleNavigation = (): void => {
  const toggle = pageElement("navigation-toggle", HTMLButtonElement);
  toggle.addEventListener("click", () => {
    const isOpen = document.body.classList.toggle("navigation-open");
    toggle.setAttribute("aria-expanded", String(isOpen));
  });
};

const startApp = (frame: HTMLIFrameElement): void => {
  const settings = readSettings();
  const link = linkFrame(frame, settings.appOrigin);
  // The address first: the navigation marks its current entry by it.
  followAddress(link, settings.appPath);
  followRedirects(link, settings.storePath);
  showTitleBar(link, settings.appName);
  showAppNavigation(link, settings.appPath, showSaveBar(link));
  showToasts(link);
  answerQuestions(link, settings);
  link.hear("loading", ({ isLoading }) => {
    pageElement("loading", HTMLElement).hidden = !isLoading;
  });
  link.hear("modal", ({ isOpen }) => {
    document.body.classList.toggle("modal-open", isOpen);
  });
  // Only now: a fast frame must not speak before anybody listens.
  frame.src = frame.dataset["src"] ?? "about:blank";
};

toggleNavigation();
const frame = document.getElementById("app-frame");
if (frame instanceof HTMLIFrameElement) startApp(frame);
