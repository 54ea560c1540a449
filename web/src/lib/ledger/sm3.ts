import { sm3 as sm3Hex } from 'sm-crypto-v2';
import { type Bytes, fromHex } from './bytes';

/** SM3 (GB/T 32905) of some bytes. */
export const sm3 = (message: Uint8Array): Bytes => fromHex(sm3Hex(message))!;
