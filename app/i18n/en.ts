import { app } from "./en/app.ts";
import { create, style } from "./en/create.ts";
import { home } from "./en/home.ts";
import { library } from "./en/library.ts";
import { products } from "./en/products.ts";
import { publication } from "./en/publication.ts";
import { review } from "./en/review.ts";
import { run } from "./en/run.ts";
import { shot } from "./en/shot.ts";

/** Every word that a merchant reads. Keys ending in _one and _other are plural forms. */
export const en = { app, home, products, create, style, run, shot, review, publication, library };
