export { UnreadableRegister } from './register-archive.ts';
export { openRegisterFile } from './register-file.ts';
export { importRegister } from './register-import.ts';
export { listRegisterLoads, type RegisterLoad } from './register-loads.ts';
export { readRegisterEntry, searchRegisters } from './register-search.ts';
