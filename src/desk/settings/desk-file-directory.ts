/** A person as the workspace lists them. */
export interface DirectoryPerson {
  readonly id: string;
  /** The handle, without @. */
  readonly handle: string;
  /** Other names they go by. */
  readonly names: readonly string[];
  /** Lower case; null where Slack does not tell it. */
  readonly email: string | null;
  readonly isBot: boolean;
  /** A guest, or somebody of another workspace. */
  readonly isOutsider: boolean;
  readonly hasLeft: boolean;
}

export interface DirectoryChannel {
  readonly id: string;
  /** Without #. */
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  /** Shared with other workspaces. */
  readonly isShared: boolean;
  /** Whether Bellhop is in it. */
  readonly isMember: boolean;
}

export interface DirectoryGroup {
  readonly id: string;
  /** Without @. */
  readonly handle: string;
}

/** What a lookup brings, or why Slack refuses it: then only that form of reference is lost. */
export type Looked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly method: string; readonly code: string };

/** The names of a workspace's people, channels and user groups. Answers may be kept for one reading of a file. */
export interface DeskDirectory {
  people(): Promise<Looked<readonly DirectoryPerson[]>>;
  /** The channels that Bellhop can see: all public ones, and the private ones it is in. */
  channels(): Promise<Looked<readonly DirectoryChannel[]>>;
  groups(): Promise<Looked<readonly DirectoryGroup[]>>;
  personById(id: string): Promise<Looked<DirectoryPerson | null>>;
  personByEmail(email: string): Promise<Looked<DirectoryPerson | null>>;
  channelById(id: string): Promise<Looked<DirectoryChannel | null>>;
}
