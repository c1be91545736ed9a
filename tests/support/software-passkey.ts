import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a device does differently from a good one. */
export type Fault = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly challenge?: string;
  readonly badSignature?: boolean;
};

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** A passkey made of software: answers a site's questions as a browser and a device would together. */
export class SoftwarePasskey {
  readonly id = base64url(randomBytes(32));
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  #counter = 0;
  #userHandle = '';

  constructor(
    readonly rpId: string,
    readonly origin: string,
  ) {}

  /** The answer to the options of adding a passkey, as JSON. */
  register(options: { challenge: string; user: { id: string } }, fault: Fault = {}): string {
    this.#userHandle = options.user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(isoCBOR.encode(cose))]);
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(Buffer.concat([this.#authData(0x40, fault), credential]))],
    ]);
    return this.#answer({
      clientDataJSON: base64url(this.#clientData('webauthn.create', options.challenge, fault)),
      attestationObject: base64url(isoCBOR.encode(attestation)),
      transports: ['internal'],
    });
  }

  /** The answer to the options of signing in, as JSON. */
  signIn(options: { challenge: string }, fault: Fault = {}): string {
    this.#counter += 1;
    const data = this.#authData(0, fault);
    const clientData = this.#clientData('webauthn.get', options.challenge, fault);
    const signed = fault.badSignature ? randomBytes(32) : Buffer.concat([data, sha256(clientData)]);
    return this.#answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(data),
      signature: base64url(sign('sha256', signed, this.#keys.privateKey)),
      userHandle: fault.userHandle ?? this.#userHandle,
    });
  }

  #clientData(type: string, challenge: string, fault: Fault): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge: fault.challenge ?? challenge, origin: fault.origin ?? this.origin }),
    );
  }

  #authData(flags: number, fault: Fault): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(fault.counter ?? this.#counter);
    const present = 0x01 | ((fault.userVerified ?? true) ? 0x04 : 0);
    return Buffer.concat([sha256(fault.rpId ?? this.rpId), Buffer.from([flags | present]), counter]);
  }

  #answer(response: object): string {
    return JSON.stringify({
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response,
    });
  }
}
