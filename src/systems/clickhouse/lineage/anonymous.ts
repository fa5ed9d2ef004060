/**
 * What returns no value of its argument: how many there are, whether there is one, how long it is, or a hash of it. A
 * hash is a pseudonym: whoever knows the value can compute it, so it stays within what the decision at the source covers.
 */
const ANONYMOUS =
  /^(count(If|Distinct)?|uniq(Exact|Combined(64)?|HLL12|ThetaSketch)?(If|State|IfState)?|is(Not)?Null|(not)?Empty|length(UTF8)?|char_?length|SHA(1|224|256|384|512(_256)?)|BLAKE3|HMAC|sipHash\w+|halfMD5|MD5|cityHash64|farmHash64|metroHash64|xxHash\w+|xxh3|murmurHash\w+|keccak256)$/i;

export function isAnonymous(functionName: string): boolean {
  return ANONYMOUS.test(functionName);
}
