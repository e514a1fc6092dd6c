/** A quiet theme: enough to see a product page as a visitor would. */
export const STYLESHEET = `
:root { color: #1c1c1c; background: #fff; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
header { border-bottom: 1px solid #e3e3e3; padding: 1rem 2rem; font-weight: 600; }
main { max-width: 76rem; margin: 2rem auto; padding: 0 2rem; }
a { color: inherit; text-decoration: none; }
a:hover span { text-decoration: underline; }
ul { list-style: none; margin: 0; padding: 0; }
img { display: block; width: 100%; height: auto; background: #f6f6f6; }
.product { display: grid; gap: 3rem; grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); }
.gallery { display: grid; gap: 1rem; grid-template-columns: repeat(2, minmax(0, 1fr)); }
.gallery li:first-child { grid-column: 1 / -1; }
.facts { position: sticky; top: 2rem; align-self: start; }
.facts h1 { margin: 0; line-height: 1.2; }
.vendor { color: #6b6b6b; font-size: 0.8rem; letter-spacing: 0.06em; margin: 0; text-transform: uppercase; }
.price { color: #404040; }
.facts button { background: #1c1c1c; border: 0; color: #fff; font: inherit; padding: 0.8rem 1.2rem; width: 100%; }
.cards { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
.cards img, .no-picture { aspect-ratio: 1; background: #f6f6f6; margin-bottom: 0.5rem; object-fit: cover; }
@media (max-width: 48rem) { .product { grid-template-columns: 1fr; } .facts { position: static; } }
`;
