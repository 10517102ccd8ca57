import { type JsonObject, toObject } from './json.ts';

/** One thing that is wrong with a form: where, the service's name for it, and its sentence. */
export interface Problem {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/** The errors of the service that the stand-in can answer: number, status and sentence, as its documentation has them. */
const knownErrors: Record<number, { status: number; message: string }> = {
  10003: { status: 404, message: 'Unknown Channel' },
  10004: { status: 404, message: 'Unknown Guild' },
  10008: { status: 404, message: 'Unknown Message' },
  10013: { status: 404, message: 'Unknown User' },
  10015: { status: 404, message: 'Unknown Webhook' },
  10062: { status: 404, message: 'Unknown interaction' },
  10063: { status: 404, message: 'Unknown application command' },
  20012: { status: 403, message: 'You are not authorized to perform this action on this application' },
  30032: { status: 400, message: 'Maximum number of application commands reached (100)' },
  40005: { status: 413, message: 'Request entity too large' },
  40060: { status: 400, message: 'Interaction has already been acknowledged.' },
  50001: { status: 403, message: 'Missing Access' },
  50005: { status: 403, message: 'Cannot edit a message authored by another user' },
  50006: { status: 400, message: 'Cannot send an empty message' },
  50007: { status: 403, message: 'Cannot send messages to this user' },
  50008: { status: 400, message: 'Cannot send messages in a non-text channel' },
  50013: { status: 403, message: 'Missing Permissions' },
  50027: { status: 401, message: 'Invalid Webhook Token' },
  50035: { status: 400, message: 'Invalid Form Body' },
  50109: { status: 400, message: 'The request body contains invalid JSON.' },
};

/** An answer of the service that is a refusal. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** The same refusal of a form that stands within another, under this key. */
  within(key: string): ApiError {
    const problems = this.problems.map((problem) => ({ ...problem, path: [key, ...problem.path] }));
    return new ApiError(this.status, this.code, this.message, problems);
  }

  /** What the service sends: `errors` is a tree with the paths of the form. */
  toBody(): JsonObject {
    const head = { message: this.message, code: this.code };
    return this.problems.length === 0 ? head : { ...head, errors: growTree(this.problems) };
  }
}

/** The refusal that a number of the service's documentation stands for. */
export function makeError(code: number): ApiError {
  const known = knownErrors[code] ?? { status: 400, message: `Error ${code}` };
  return new ApiError(known.status, code, known.message);
}

/** The refusal of a form: the first problem that has a number of its own decides, else 50035 with all of them. */
export function refuseForm(problems: readonly Problem[]): ApiError {
  const own = problems.map((problem) => Number(problem.code)).find((code) => knownErrors[code] !== undefined);
  const { status, message } = own === undefined ? { status: 400, message: 'Invalid Form Body' } : makeError(own);
  return new ApiError(status, own ?? 50035, message, own === undefined ? problems : []);
}

function growTree(problems: readonly Problem[]): JsonObject {
  const tree: JsonObject = {};
  for (const { path, code, message } of problems) {
    let node = tree;
    for (const step of path) {
      const next = toObject(node[step]);
      node[step] = next;
      node = next;
    }
    const errors = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...errors, { code, message }];
  }
  return tree;
}
