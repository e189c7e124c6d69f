import { first, spread } from './store';

first(take_input(), 'fixed');
spread(...['fixed', take_input()]);
