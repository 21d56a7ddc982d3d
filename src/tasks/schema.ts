// The JSON Schemas of the data files, for whoever checks or edits them.

export { schemaOf } from '../registry/schemas.ts';
