package nn.kernels.vector.product;

import java.util.List;

/** The tiles that suit this machine's registers. */
final class Tiles {
  /** AVX-512 has 32 registers of 16 lanes; narrower vectors may have only 16. */
  private static final int LANES_OF_AVX_512 = 16;

  private static final List<Tile> TALLEST_FIRST =
      Lanes.COUNT == LANES_OF_AVX_512
          ? List.of(new TwelveRows(), new EightRows(), new FourRows(), new TwoRows(), new OneRow())
          : List.of(new SixRows(), new FourRows(), new TwoRows(), new OneRow());

  /** Whether {@link PanelTile} has the registers that it needs. */
  static final boolean HAVE_PANELS = Lanes.COUNT == LANES_OF_AVX_512;

  /** Rows of the tallest tile. */
  static final int ROWS = TALLEST_FIRST.getFirst().rows();

  private Tiles() {}

  /** Returns the tallest tile of at most so many rows, 1 at least. */
  static Tile ofAtMost(int rows) {
    int i = 0;
    while (TALLEST_FIRST.get(i).rows() > rows) {
      i++;
    }
    return TALLEST_FIRST.get(i);
  }
}
