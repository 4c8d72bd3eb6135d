"""The networks, in backend-agnostic Keras 3; only training and the Keras runtime import this package."""
