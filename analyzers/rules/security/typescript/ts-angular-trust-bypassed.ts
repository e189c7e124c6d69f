import { Component } from '@angular/core';
import { DomSanitizer, SafeHtml, SafeResourceUrl } from '@angular/platform-browser';

@Component({ selector: 'app-note', template: '<div [innerHTML]="html"></div>' })
export class NoteComponent {
  html: SafeHtml = '';
  frame: SafeResourceUrl = '';

  constructor(private readonly sanitizer: DomSanitizer) {}

  show(note: { body: string; video: string }): void {
    // ruleid: ts-angular-trust-bypassed
    this.html = this.sanitizer.bypassSecurityTrustHtml(note.body);
    // ruleid: ts-angular-trust-bypassed
    this.frame = this.sanitizer.bypassSecurityTrustResourceUrl(note.video);
  }

  showFixed(): void {
    // ok: ts-angular-trust-bypassed
    this.html = this.sanitizer.bypassSecurityTrustHtml('<b>Nothing here</b>');
  }

  clean(body: string): string | null {
    // ok: ts-angular-trust-bypassed
    return this.sanitizer.sanitize(1, body);
  }
}
