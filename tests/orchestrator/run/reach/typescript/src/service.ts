import { Repository } from './repository';
export class Service {
  constructor(private readonly repository: Repository) {}
  search(text: string) {
    return this.repository.find(text);
  }
  searchSafe(text: string) {
    return this.repository.safe(scrub(text));
  }
}
