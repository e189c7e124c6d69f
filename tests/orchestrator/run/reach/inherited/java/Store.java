package j;
interface Store { void put(String v); String get(); }
