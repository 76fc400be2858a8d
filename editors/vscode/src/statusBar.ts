// Points and speaking time of the text in the editor, in the status bar.

import * as vscode from 'vscode';

import { Figures, overruns, sentence, short } from './clock';

/** The item in the status bar. It hides where there is nothing to show. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('rapporteur.speakingTime', vscode.StatusBarAlignment.Right, 90);

  constructor() {
    this.item.name = 'Speaking time';
    this.item.command = 'rapporteur.showSpeakingTime';
  }

  show(figures: Figures | undefined): void {
    if (figures === undefined) {
      this.item.hide();
      return;
    }
    this.item.text = short(figures);
    this.item.tooltip = sentence(figures);
    this.item.accessibilityInformation = { label: sentence(figures), role: 'button' };
    const colour = overruns(figures) ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.backgroundColor = colour;
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
