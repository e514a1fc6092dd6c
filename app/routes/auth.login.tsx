import { OutsideAdmin } from "#app/components/page/outside-admin.tsx";

/** Where Shopify's library sends a visit without a shop. No page of ours takes a shop domain. */
export default OutsideAdmin;
