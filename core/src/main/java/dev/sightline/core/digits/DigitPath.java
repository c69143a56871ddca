package dev.sightline.core.digits;

/** How a digit moves, and what a sentence says of it. */
public enum DigitPath {
  LEFT("to the left") {
    @Override
    double[] offset(double p, double phase) {
      return new double[] {-WAY * (p - 0.5), 0};
    }
  },
  RIGHT("to the right") {
    @Override
    double[] offset(double p, double phase) {
      return new double[] {WAY * (p - 0.5), 0};
    }
  },
  UP("upwards") {
    @Override
    double[] offset(double p, double phase) {
      return new double[] {0, -WAY * (p - 0.5)};
    }
  },
  DOWN("downwards") {
    @Override
    double[] offset(double p, double phase) {
      return new double[] {0, WAY * (p - 0.5)};
    }
  },
  /** Once there and back, along a line. */
  BACK_AND_FORTH("back and forth") {
    @Override
    double[] offset(double p, double phase) {
      return new double[] {WAY / 2 * Math.cos(2 * Math.PI * (p + phase)), 0};
    }
  },
  UP_AND_DOWN("up and down") {
    @Override
    double[] offset(double p, double phase) {
      return new double[] {0, WAY / 2 * Math.cos(2 * Math.PI * (p + phase))};
    }
  },
  /** Once around, clockwise. */
  CIRCLE("in a circle") {
    @Override
    double[] offset(double p, double phase) {
      double angle = 2 * Math.PI * (p + phase);
      return new double[] {RADIUS * Math.cos(angle), RADIUS * Math.sin(angle)};
    }
  },
  /** To the right, twice up and down meanwhile. */
  ZIGZAG("in a zigzag") {
    @Override
    double[] offset(double p, double phase) {
      double wave = Math.abs((2 * p + phase) % 1 * 4 - 2) - 1;
      return new double[] {WAY * (p - 0.5), HEIGHT * wave};
    }
  };

  /** Length of a straight way, share of the side. */
  private static final double WAY = 0.44;

  private static final double RADIUS = 0.2;
  private static final double HEIGHT = 0.13;

  private final String words;

  DigitPath(String words) {
    this.words = words;
  }

  /** What stands behind “moves”. */
  public String words() {
    return words;
  }

  /** True for the four plain directions. */
  public boolean isDirection() {
    return ordinal() <= DOWN.ordinal();
  }

  /**
   * From the middle of the way, shares of the side: across, down.
   *
   * @param p moment in the clip, 0 to 1
   * @param phase where the way begins if it is closed, 0 to 1
   */
  abstract double[] offset(double p, double phase);

  /** Furthest from the middle that it gets, shares of the side: across, down. */
  double[] reach() {
    return switch (this) {
      case LEFT, RIGHT, BACK_AND_FORTH -> new double[] {WAY / 2, 0};
      case UP, DOWN, UP_AND_DOWN -> new double[] {0, WAY / 2};
      case CIRCLE -> new double[] {RADIUS, RADIUS};
      case ZIGZAG -> new double[] {WAY / 2, HEIGHT};
    };
  }
}
