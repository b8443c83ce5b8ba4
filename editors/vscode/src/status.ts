import * as vscode from 'vscode';

export type Condition = 'starting' | 'running' | 'stopped' | 'failed';

const icons: Record<Condition, string> = {
  starting: '$(loading~spin)',
  running: '$(check)',
  stopped: '$(circle-slash)',
  failed: '$(error)',
};

/** Status is the item in the status bar. It shows beside a Polyaxonfile, and everywhere when the server cannot start. */
export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listener: vscode.Disposable;
  private condition: Condition = 'stopped';

  constructor(command: string) {
    this.item = vscode.window.createStatusBarItem('plxLsp.status', vscode.StatusBarAlignment.Right, 100);
    this.item.name = 'Polyaxonfile language server';
    this.item.command = command;
    this.listener = vscode.window.onDidChangeActiveTextEditor(() => this.reveal());
    this.show('stopped');
  }

  /** Shows the condition, with a sentence of explanation where there is one. */
  show(condition: Condition, why?: string): void {
    this.condition = condition;
    this.item.text = `${icons[condition]} Polyaxonfile`;
    this.item.tooltip = why ?? `The Polyaxonfile language server is ${condition}. Click for its output.`;
    this.item.backgroundColor = condition === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.reveal();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private reveal(): void {
    const language = vscode.window.activeTextEditor?.document.languageId;
    if (language === 'polyaxonfile' || this.condition === 'failed') this.item.show();
    else this.item.hide();
  }
}
