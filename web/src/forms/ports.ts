import type { Sending } from '@/lib/uploads';
import type { Answers, Json } from './profile';

/** What a form needs of the world; a page passes it in, a test plays it. */
export interface FormPorts {
  /** Keeps a draft and answers the revision it then has. */
  save(answers: Answers, at: { step: string; revision: number }): Promise<number>;
  files: FilePort;
  regions: RegionPort;
  /** Keeps what could not be saved because the session or the network is gone, until the writer is back. */
  keep?(answers: Answers): void;
}

export interface FileInfo {
  name: string;
  bytes: number;
}

export interface FilePort {
  send(file: File): Sending;
  /** Names of files that were uploaded earlier, by upload id. */
  known?: Readonly<Record<string, FileInfo>>;
}

export interface Region {
  code: string;
  name: string;
}

export interface RegionPort {
  /** The division whose parts are offered first, as 370281; empty for the whole country. */
  root: string;
  parts(code: string): Promise<readonly Region[]>;
}

/** What is known about the applicant, by pointer, and where it comes from. */
export interface Known {
  value: Json;
  source?: string;
}

/** An error to be shown, already in the reader's language: from our checker or from the server. */
export interface ShownError {
  pointer: string;
  message: string;
  /** The control that it is about, when it is none of the form's own. */
  id?: string;
}
