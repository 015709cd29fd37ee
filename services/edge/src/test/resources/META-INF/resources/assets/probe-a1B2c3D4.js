export const probe = 'a file whose name holds a digest of its content';
