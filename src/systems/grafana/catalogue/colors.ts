const SHADES = ["super-light-", "light-", "", "semi-dark-", "dark-"];
const HUES = ["red", "orange", "yellow", "green", "blue", "purple"];

/** Colours that CSS has by name; Grafana takes them, whatever their case. */
const CSS = `
  aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod
  darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
  darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray
  dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
  greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon
  lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon
  lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta
  maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen
  mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive
  olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru
  pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen
  seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato
  turquoise violet wheat white whitesmoke yellow yellowgreen
`;

/** Colours by name: Grafana's hues in their shades, what follows the theme, and CSS's. */
export const COLORS: ReadonlySet<string> = new Set([
  ...HUES.flatMap((hue) => SHADES.map((shade) => `${shade}${hue}`)),
  "transparent",
  "text",
  "panel-bg",
  ...CSS.trim().split(/\s+/),
]);

/** `#f2495c`, `rgb(…)`, `hsl(…)`, or a variable of CSS's. */
const WRITTEN = /^(#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|(rgb|hsl)a?\(.*\)|var\(.*\))$/i;

export function isColor(text: string): boolean {
  return COLORS.has(text) || COLORS.has(text.toLowerCase()) || WRITTEN.test(text) || text.includes("$");
}
