using System;

namespace GitIntegration;

/// <summary>A request took longer as a whole than it may, although bytes came in time.</summary>
internal sealed class DeadlineException : TimeoutException;
