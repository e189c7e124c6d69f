import { Service } from '@/service';
import { repository } from './repository';
import type { Finder } from './repository';

export class Controller {
  constructor(private service: Service, private finder: Finder) {}
  get(request: Request) {
    this.service.search(take_input(request));
    this.service.searchSafe(take_input(request));
    return this.finder.find(take_input(request));
  }
}
export const direct = (request: Request) => repository.find(take_input(request));
