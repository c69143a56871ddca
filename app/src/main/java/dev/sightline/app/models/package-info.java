/** The page "Models": cards, figures, learning curves and confusion matrices of the models. */
package dev.sightline.app.models;
