/** A stack of services of its own. */
export function own(services: string, rest = ""): string {
  return `const stack = compose.stack("shop", { services: { ${services} }${rest === "" ? "" : `, ${rest}`} });

const listed = [stack];
`;
}
