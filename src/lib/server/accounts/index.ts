export { writeToAddress, writeToPerson } from './letters.ts';
export { createToken, listTokens, readTokenActor, revokeToken } from './tokens.ts';
