using System.Runtime.Versioning;

// File modes, mounts and processes of the tests are Linux's.
[assembly: SupportedOSPlatform("linux")]
