export {
  type Stack,
  type StackHealthcheck,
  type StackOptions,
  type StackPart,
  type StackPartOptions,
  type StackSecretFile,
  type StackService,
  stack,
} from "../patterns/compose/define.js";
