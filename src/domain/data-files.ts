// The files of a data folder that have a schema; each is `NAME.yaml`.

export const dataFileNames = [
  'stadium',
  'calendar',
  'people',
  'decisions',
  'policy',
  'goals',
  'mail',
  'criteria',
  'answers',
  'usage',
] as const;
export type DataFileName = (typeof dataFileNames)[number];
