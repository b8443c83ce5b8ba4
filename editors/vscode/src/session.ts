import { homedir } from 'node:os';
import * as vscode from 'vscode';
import {
  ConfigurationMiddleware, LanguageClient, RevealOutputChannelOn, ShowMessageRequest, State, Trace, TransportKind,
} from 'vscode-languageclient/node';
import { answer } from './hub';
import { hubScheme, resolvedScheme, showBeside } from './resolved';
import { findServer, isProgram } from './server';
import { Status } from './status';

/** The languages whose documents the server is told about; it decides itself which of them are Polyaxonfiles. */
const languages = ['polyaxonfile', 'yaml', 'json', 'jsonc'];

/** Files, texts that are no files yet, and what the server shows; neither old versions of files nor the editor's own settings. */
const schemes = ['file', 'untitled', resolvedScheme, hubScheme];

/** Session runs one server at a time. Starts and stops wait for each other, so two servers never run side by side. */
export class Session implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly extension: string,
    private readonly output: vscode.LogOutputChannel,
    private readonly status: Status,
  ) {}

  /** The client that is connected to the running server, for the extension's tests. */
  get running(): LanguageClient | undefined {
    return this.client?.state === State.Running ? this.client : undefined;
  }

  /** Stops the server, if one runs, and starts one. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      // What asked for the restart may be an event that the running client is about to pass on to its server.
      await new Promise((resolve) => setImmediate(resolve));
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopNow());
  }

  dispose(): void {
    void this.stop();
  }

  /** Tells the client what to trace, as the setting plxLsp.trace says. */
  async applyTrace(): Promise<void> {
    await this.running?.setTrace(Trace.fromString(setting<string>('trace', 'off')));
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.last = this.last.then(step).catch((error: unknown) => this.output.error(String(error)));
    return this.last;
  }

  private async startNow(): Promise<void> {
    const found = findServer({
      configured: setting('server.path', ''),
      extension: this.extension,
      searchPath: process.env['PATH'] ?? '',
      home: homedir(),
      platform: process.platform,
      isProgram,
    });
    if (found.program === undefined) {
      this.status.show('failed', found.problem);
      this.output.error(found.problem);
      void this.offerSettings(found.problem);
      return;
    }
    this.output.info(`Starting ${found.program}`);
    const client = new LanguageClient(
      'plxLsp',
      'Polyaxonfile',
      { command: found.program, args: ['serve'], transport: TransportKind.stdio },
      {
        documentSelector: schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
        outputChannel: this.output,
        traceOutputChannel: alwaysTracing(this.output),
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        middleware: {
          workspace: {
            configuration: serverSettings,
            // Tells only that something changed: the server then asks for what it needs.
            didChangeConfiguration: (_sections, next) => next(undefined),
          },
          window: {
            showDocument: (params, token, next) => (params.uri.startsWith(`${resolvedScheme}:`) ? showBeside(params) : next(params, token)),
          },
        },
      },
    );
    this.client = client;
    client.onRequest(ShowMessageRequest.type, answer);
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) this.status.show(newState === State.Stopped ? 'stopped' : newState === State.Running ? 'running' : 'starting');
    });
    try {
      await client.start();
      if (setting('trace', 'off') !== 'off') await this.applyTrace();
    } catch (error) {
      const problem = `The language server ${found.program} did not start: ${String(error)}`;
      this.status.show('failed', problem);
      void this.offerOutput(problem);
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client === undefined) return;
    if (client.needsStop()) await client.stop();
    await client.dispose();
    this.status.show('stopped');
  }

  private async offerSettings(problem: string): Promise<void> {
    const open = 'Open setting';
    if ((await vscode.window.showErrorMessage(problem, open)) === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'plxLsp.server.path');
    }
  }

  private async offerOutput(problem: string): Promise<void> {
    const show = 'Show output';
    if ((await vscode.window.showErrorMessage(problem, show)) === show) this.output.show();
  }
}

function setting<T>(name: string, otherwise: T): T {
  return vscode.workspace.getConfiguration('plxLsp').get(name, otherwise);
}

/** What the server asks for of the settings, less what concerns the extension alone. */
const serverSettings: ConfigurationMiddleware['configuration'] = async (params, token, next) => {
  const answer = await next(params, token);
  if (!Array.isArray(answer)) return answer;
  return answer.map((value, i) => {
    if (params.items[i]?.section !== 'plxLsp' || value === null || typeof value !== 'object') return value;
    const { server: _, ...rest } = value;
    return rest;
  });
};

/**
 * The output channel for the client's trace. The client writes a trace at the level that the channel hides unless the
 * user raises it by hand; here the setting plxLsp.trace alone decides, so a trace is written as information.
 */
function alwaysTracing(output: vscode.LogOutputChannel): vscode.LogOutputChannel {
  return new Proxy(output, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name === 'trace' ? 'info' : name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
