import nsdir.inner
print(nsdir.inner.X, nsdir.__name__, hasattr(nsdir, "__file__") and nsdir.__file__ is not None, nsdir.__spec__.origin)
from nsdir import inner
print(inner.X)
