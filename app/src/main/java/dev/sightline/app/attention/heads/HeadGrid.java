package dev.sightline.app.attention.heads;

/**
 * Where tiles lie, such as those of heads or clips, px. Pure.
 *
 * @param perRow tiles in a row
 * @param tileWidth width of a tile
 * @param picture height of its picture
 * @param scroll px that are scrolled out at the top
 */
public record HeadGrid(int perRow, double tileWidth, double picture, double scroll) {
  static final double GAP = 8;

  /** Height of the line below a picture. */
  public static final double CAPTION = 15;

  private static final double MIN_TILE = 58;
  private static final double TILE = 104;
  private static final double MAX_TILE = 176;
  private static final double MIN_PICTURE = 34;
  private static final double ASPECT = 0.5;

  /**
   * Fills a view of {@code width × height} px.
   *
   * @param heads heads of a layer: where the order is that of layers, each layer begins a row if
   *     its heads fit in one; 0 for any other order
   */
  public static HeadGrid of(double width, double height, int count, int heads, double scroll) {
    boolean byLayer = heads > 0 && (width + GAP) / heads >= MIN_TILE + GAP;
    int perRow = byLayer ? heads : Math.max(1, (int) ((width + GAP) / (TILE + GAP)));
    double tile = Math.min(MAX_TILE, Math.floor((width + GAP) / perRow) - GAP);
    double picture = Math.max(MIN_PICTURE, Math.round(tile * ASPECT));
    HeadGrid top = new HeadGrid(perRow, tile, picture, 0);
    double over = Math.max(0, top.contentHeight(count) - height);
    return new HeadGrid(perRow, tile, picture, Math.clamp(scroll, 0, over));
  }

  /** Height of a row with its gap. */
  public double rowHeight() {
    return picture + CAPTION + GAP;
  }

  /** Height of all rows. */
  public double contentHeight(int count) {
    return Math.ceilDiv(count, perRow) * rowHeight();
  }

  /** Left edge of a tile. */
  public double x(int index) {
    return index % perRow * (tileWidth + GAP);
  }

  /** Top edge of a tile, as scrolled. */
  public double y(int index) {
    return (double) (index / perRow) * rowHeight() - scroll;
  }

  /** The tile at a point, which may not exist; -1 between tiles. */
  public int at(double x, double y) {
    int column = (int) Math.floor(x / (tileWidth + GAP));
    int row = (int) Math.floor((y + scroll) / rowHeight());
    boolean inside = x >= 0 && column < perRow && x - column * (tileWidth + GAP) < tileWidth;
    return inside && row >= 0 ? row * perRow + column : -1;
  }

  /** Scrolled as little as needed for a tile to be seen. */
  public double reveal(int index, double height) {
    double top = y(index) + scroll;
    return Math.clamp(scroll, Math.max(0, top + rowHeight() - height), Math.max(0, top));
  }
}
