// The JSON Schemas of the data files, and of the file that a project keeps at its root, for whoever checks or edits them.

export { claimsSchema } from '../collect/git/stadium-yaml.ts';
export { schemaOf } from '../registry/schemas.ts';
