package dev.sightline.app.attention;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.Texts;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the course of classes under the matrix, on the same time line. */
final class CoursePainter {
  private static final double LABEL_HEIGHT = 15;

  private final GraphicsContext g;
  private final CanvasStyle style;
  private final MatrixLayout layout;

  CoursePainter(GraphicsContext g, CanvasStyle style, MatrixLayout layout) {
    this.g = g;
    this.style = style;
    this.layout = layout;
  }

  /** Draws axis, lines and the classes' names. */
  void paint(MatrixData data, ClassCourses courses) {
    MatrixGeometry m = layout.geometry();
    double top = layout.coursesY();
    double bottom = Math.round(top + layout.coursesHeight() - 4) - 0.5;
    g.setStroke(style.line());
    g.setLineWidth(1);
    g.strokeLine(m.plotX(), bottom, m.plotX() + m.plotWidth(), bottom);
    g.strokeLine(
        m.plotX(), Math.round(top) + 0.5, m.plotX() + m.plotWidth(), Math.round(top) + 0.5);
    g.save();
    g.beginPath();
    g.rect(m.plotX(), top - 1, m.plotWidth(), bottom - top + 2);
    g.clip();
    for (int i = courses.courses().size() - 1; i >= 0; i--) {
      line(data, courses.courses().get(i), courses.top(), ClassColours.of(i, style), top, bottom);
    }
    g.restore();
    names(courses, top);
    scale(courses.top(), top, bottom);
  }

  /** Writes the value of each class in one clip at the right, in the classes' colours. */
  void values(ClassCourses courses, int clip) {
    MatrixGeometry m = layout.geometry();
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(style.bold(11));
    double x = m.plotX() + m.plotWidth() - 6;
    for (int i = 0; i < courses.courses().size(); i++) {
      g.setFill(ClassColours.of(i, style));
      double p = courses.courses().get(i).probabilities().get(clip);
      g.fillText(percent(p), x + 40 + 18, layout.coursesY() + LABEL_HEIGHT * i + LABEL_HEIGHT / 2);
    }
  }

  private void line(
      MatrixData data,
      ClassCourses.Course course,
      double axisTop,
      Paint colour,
      double top,
      double bottom) {
    MatrixGeometry m = layout.geometry();
    g.setStroke(colour);
    g.setLineWidth(course.chosen() ? 2.2 : 1.5);
    int n = data.columns().size();
    double[] xs = new double[n + 2];
    double[] ys = new double[n + 2];
    for (int c = 0; c < n; c++) {
      MatrixData.Column column = data.columns().get(c);
      xs[c + 1] = m.x((column.start() + column.end()) / 2);
      ys[c + 1] = bottom - course.probabilities().get(c) / axisTop * (bottom - top - 2);
    }
    xs[0] = m.x(data.columns().getFirst().start());
    ys[0] = ys[1];
    xs[n + 1] = m.x(data.columns().getLast().end());
    ys[n + 1] = ys[n];
    g.strokePolyline(xs, ys, n + 2);
  }

  private void names(ClassCourses courses, double top) {
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    double x = layout.geometry().plotX() - 8;
    for (int i = 0; i < courses.courses().size(); i++) {
      ClassCourses.Course course = courses.courses().get(i);
      Font font = course.chosen() ? style.bold(11) : style.font(11);
      g.setFont(font);
      g.setFill(ClassColours.of(i, style));
      g.fillText(
          Texts.fit(course.label(), font, x - 4), x, top + LABEL_HEIGHT * i + LABEL_HEIGHT / 2);
    }
  }

  private void scale(double axisTop, double top, double bottom) {
    g.setFont(style.font(10));
    g.setFill(style.muted());
    g.setTextAlign(TextAlignment.LEFT);
    double x = layout.geometry().plotX() + 4;
    g.setTextBaseline(VPos.TOP);
    g.fillText(percent(axisTop), x, top + 2);
    g.setTextBaseline(VPos.BOTTOM);
    g.fillText("0", x, bottom - 1);
  }

  private static String percent(double p) {
    return String.format(Locale.ROOT, p < 0.095 ? "%.1f %%" : "%.0f %%", p * 100);
  }
}
