package dev.sightline.core.laboratory;

/**
 * One object in one clip.
 *
 * @param look what it looks like
 * @param act what it does
 * @param x middle of its way, as a share of the frame's side
 * @param y middle of its way, downwards
 */
public record Actor(Look look, Act act, double x, double y) {
  private static final double JUMP = 0.3;

  /**
   * Where it is.
   *
   * @param p moment in the clip, 0 to 1
   */
  public Pose pose(double p) {
    double way = act.speed().way();
    double along = way * (p - 0.5);
    double side = act.phase() < 0.5 ? 1 : -1;
    return switch (act.motion()) {
      case LEFT -> at(x - along, y);
      case RIGHT -> at(x + along, y);
      case UP -> at(x, y - along);
      case DOWN -> at(x, y + along);
      case SPIN -> new Pose(x, y, 2 * Math.PI * (act.phase() + 0.75 * p), true);
      case APPEAR -> new Pose(x, y, 0, p >= change());
      case VANISH -> new Pose(x, y, 0, p < change());
      case BOUNCE -> {
        double cycle = act.times() * p + act.phase();
        yield at(x, y + JUMP * (0.5 - Math.abs(Math.sin(Math.PI * cycle))));
      }
      // contact in the middle of the clip
      case HIT -> at(x - side * way * Math.max(0, 0.5 - p), y);
      case PUSHED -> at(x + side * way * Math.max(0, p - 0.5), y);
      case STILL -> at(x, y);
    };
  }

  /** Furthest from the middle that its centre gets, as shares of the side: across, down. */
  double[] reach() {
    double half = act.speed().way() / 2;
    return switch (act.motion()) {
      case LEFT, RIGHT, HIT, PUSHED -> new double[] {half, 0};
      case UP, DOWN -> new double[] {0, half};
      case BOUNCE -> new double[] {0, JUMP / 2};
      default -> new double[] {0, 0};
    };
  }

  private double change() {
    return 0.3 + 0.4 * act.phase();
  }

  private static Pose at(double x, double y) {
    return new Pose(x, y, 0, true);
  }
}
