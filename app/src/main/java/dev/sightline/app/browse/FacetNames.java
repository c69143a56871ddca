package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.edit.MarkEdit;
import dev.sightline.core.library.facet.CardOrder;
import dev.sightline.core.library.facet.Facet;
import java.nio.file.Path;

/** Words for facets, their values, orders and edits. */
public final class FacetNames {
  private FacetNames() {}

  /** A facet. */
  public static String of(Facet facet) {
    return Messages.text(
        switch (facet) {
          case CLASS -> "browse.facet.class";
          case CONFIDENCE -> "browse.facet.confidence";
          case MODALITY -> "browse.facet.modality";
          case LABEL -> "browse.facet.label";
          case SET -> "browse.facet.set";
          case PART -> "browse.facet.part";
          case TAG -> "browse.facet.tag";
          case COLLECTION -> "browse.facet.collection";
          case FOLDER -> "browse.facet.folder";
          case RATING -> "browse.facet.rating";
          case LENGTH -> "browse.facet.length";
          case TEXT -> "browse.facet.text";
          case STATE -> "browse.facet.state";
        });
  }

  /** A value of a facet. */
  public static String of(Facet facet, String value) {
    return switch (facet) {
      case CLASS -> value.equals(Facet.UNLIKELY) ? Messages.text("browse.value.unlikely") : value;
      case RATING ->
          value.equals("0")
              ? Messages.text("browse.value.unrated")
              : "★".repeat(Integer.parseInt(value));
      case CONFIDENCE ->
          Messages.text(
              switch (value) {
                case "90" -> "browse.value.over90";
                case "70" -> "browse.value.over70";
                case "50" -> "browse.value.over50";
                default -> "browse.value.under50";
              });
      case LENGTH ->
          Messages.text(
              switch (value) {
                case "10" -> "browse.value.under10s";
                case "60" -> "browse.value.under1min";
                case "600" -> "browse.value.under10min";
                default -> "browse.value.longer";
              });
      case TEXT ->
          Messages.text(value.equals("with") ? "browse.value.text" : "browse.value.noText");
      case STATE ->
          Messages.text(
              switch (value) {
                case "seen" -> "browse.value.seen";
                case "failed" -> "browse.value.failed";
                case "missing" -> "browse.value.missing";
                default -> "browse.value.waiting";
              });
      case MODALITY ->
          Messages.text(
              switch (value) {
                case "text" -> "browse.value.byText";
                case "video" -> "browse.value.byVideo";
                default -> "browse.value.byBoth";
              });
      case SET, FOLDER -> shortened(Path.of(value));
      default -> value;
    };
  }

  /** The last two names of a path: many folders are called “videos”. */
  private static String shortened(Path path) {
    int names = path.getNameCount();
    return names <= 2 ? path.toString() : path.subpath(names - 2, names).toString();
  }

  static String of(CardOrder order) {
    return Messages.text(
        switch (order) {
          case ADDED -> "browse.order.added";
          case NAME -> "browse.order.name";
          case LENGTH -> "browse.order.length";
          case RATING -> "browse.order.rating";
          case CONFIDENCE -> "browse.order.confidence";
        });
  }

  static String of(MarkEdit edit) {
    return Messages.text(
        switch (edit.kind()) {
          case RATE -> "browse.edit.rate";
          case NOTE -> "browse.edit.note";
          case TITLE -> "browse.edit.title";
          case TEXT -> "browse.edit.text";
          case TAG -> "browse.edit.tag";
          case UNTAG -> "browse.edit.untag";
          case COLLECT -> "browse.edit.collect";
          case TAKE -> "browse.edit.take";
        },
        edit.value(),
        edit.videos().size());
  }
}
