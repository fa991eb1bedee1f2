package nn.lab.bench;

/**
 * Something that is done to every element of an array, again and again.
 *
 * @param name as a table shows it
 * @param elements how many there are
 * @param once does it once
 */
record Work(String name, int elements, Runnable once) {
  void repeat(int times) {
    for (int i = 0; i < times; i++) {
      once.run();
    }
  }
}
