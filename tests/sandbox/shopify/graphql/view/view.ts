/** An object of the API: fields, or functions of a field's arguments. What is missing here is not modelled. */
export type View = Record<string, unknown>;
