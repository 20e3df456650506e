// What is known of a file: the shape that page/shape.py gives it. Places in texts count code points.
export {};
