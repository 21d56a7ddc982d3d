// Templates trust their view: inside a block Handlebars takes a missing field for false. So a program that runs from its
// sources holds every view against its schema, which is in each test that renders one. The built program leaves that out:
// loading the schemas would cost as much as all the rest.

/** What checks the views; undefined in the built program. */
export async function inSources<Schemas>(
  load: () => Promise<Schemas>,
): Promise<Schemas | undefined> {
  return process.env['STADIUM_BUILD'] === undefined ? await load() : undefined;
}
