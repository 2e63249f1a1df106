export { writeToAddress, writeToPerson } from './letters.ts';
